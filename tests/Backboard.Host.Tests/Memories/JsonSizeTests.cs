using System.Text;
using System.Text.Json;

namespace Backboard.Host.Tests;

public sealed class JsonSizeTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":[1,-2.50,"x",true,null,{}],"b":{"c":[]}}""")]
    [InlineData("""{"é😀":"\"\\\n\t\u0001é😀"}""")]
    public void It_is_the_size_of_the_shortest_spelling(string shortest)
    {
        var size = Encoding.UTF8.GetByteCount(shortest);

        Assert.Equal(size, JsonSize.Of(JsonElement.Parse(shortest)));
        Assert.Equal(size, JsonSize.Of(JsonElement.Parse(JsonText.Compact(JsonElement.Parse(shortest)))));
    }
}
