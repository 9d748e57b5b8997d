using System.Text.Json;
using Backboard.Models.Embeddings;

namespace Backboard.Models.Tests.Embeddings;

public sealed class EmbeddingAnswerTests
{
    [Theory]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": [0, 2]}]}""")]
    [InlineData("""{"data": [{"index": 1, "embedding": [0, 2]}, {"index": 0, "embedding": [3, 4]}]}""")]
    [InlineData("""{"data": [{"index": 0, "embedding": "AABAQAAAgEA="}, {"index": 1, "embedding": "AAAAAAAAAEA="}]}""")]
    public void Numbers_and_base64_are_read_in_the_order_of_the_texts(string answer) =>
        Assert.Equal([[0.6f, 0.8f], [0f, 1f]], EmbeddingAnswer.Read(JsonElement.Parse(answer), 2, null));

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{}""")]
    [InlineData("""{"data": {}}""")]
    [InlineData("""{"data": []}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": [3, 4]}, {"embedding": [3, 4]}]}""")]
    [InlineData("""{"data": [{"index": 0, "embedding": [3, 4]}, {"index": 0, "embedding": [3, 4]}]}""")]
    [InlineData("""{"data": [{"index": 1, "embedding": [3, 4]}, {"index": 2, "embedding": [3, 4]}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": [3, 4, 5]}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": [0, 0]}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": []}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": [3, "4"]}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": [3, null]}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": [3, 1e39]}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": "AADAfwAAgEA="}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": "AABAQAAAgE"}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": "AABAQAA="}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, {"embedding": null}]}""")]
    [InlineData("""{"data": [{"embedding": [3, 4]}, null]}""")]
    public void What_are_no_two_vectors_of_one_length_is_refused(string answer) =>
        Assert.Throws<ProviderException>(() => EmbeddingAnswer.Read(JsonElement.Parse(answer), 2, null));

    [Fact]
    public void Another_length_than_asked_for_is_refused() => Assert.Throws<ProviderException>(
        () => EmbeddingAnswer.Read(JsonElement.Parse("""{"data": [{"embedding": [3, 4]}]}"""), 1, 3));
}
