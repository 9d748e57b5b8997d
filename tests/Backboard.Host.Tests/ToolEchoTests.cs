using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Backboard.Host.Tests;

public sealed class ToolEchoTests
{
    private const string Plain = """
        [{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"a":{"type":"string","enum":["x","y"]}},"required":["a"]}}}]
        """;

    [Fact]
    public void What_the_sdk_can_parse_is_shown_as_given() =>
        Assert.Equal(Plain.Trim(), Echo(Plain).GetRawText());

    [Theory]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"null"}]}""", "integer")]
    [InlineData("""{"type":["null","number"]}""", "number")]
    [InlineData("""{"$ref":"#/$defs/Place"}""", "object")]
    [InlineData("""{"items":{"type":"string"}}""", "array")]
    [InlineData("""{"enum":[1,2]}""", "string")]
    [InlineData("""true""", "string")]
    [InlineData("""{"type":"object","properties":{"deep":{"type":["string","null"]}}}""", "object")]
    public void What_it_cannot_is_simplified_with_the_original_beside_it(string property, string type)
    {
        var tools = """[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"a":PROPERTY}}}}]"""
            .Replace("PROPERTY", property, StringComparison.Ordinal);

        var function = Echo(tools)[0].GetProperty("function");

        Assert.Equal(type, function.GetProperty("parameters").GetProperty("properties").GetProperty("a").GetProperty("type").GetString());
        Assert.Equal(property, function.GetProperty("raw_parameters").GetProperty("properties").GetProperty("a").GetRawText());
    }

    [Fact]
    public void Enums_become_strings()
    {
        var tools = """[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"a":{"type":"integer","enum":[1,null,"x"]}}}}}]""";

        var property = Echo(tools)[0].GetProperty("function").GetProperty("parameters").GetProperty("properties").GetProperty("a");

        Assert.Equal(["1", "null", "x"], property.GetProperty("enum").EnumerateArray().Select(static v => v.GetString()!));
    }

    [Fact]
    public void Sent_back_as_read_the_original_returns()
    {
        var tools = """[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"a":{"anyOf":[{"type":"integer"},{"type":"null"}]}}}}}]""";

        Assert.Equal(tools, ToolEcho.RestoreOriginals(Echo(tools)));
    }

    private static JsonElement Echo(string tools)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            ToolEcho.Write(json, tools);
        return JsonElement.Parse(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
