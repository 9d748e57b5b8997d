using System.Text;

namespace Backboard.Testing.Tests;

public sealed class SseReaderTests
{
    [Fact]
    public async Task Events_carry_their_id_type_and_data()
    {
        var events = await Read(": hello\n\nid: 7\ndata: {\"type\":\"a\",\"n\":1}\n\n: beat\n\ndata: {\"type\":\"b\"}\n\ndata: [DONE]\n\n");
        Assert.Equal([("7", "a"), (null, "b"), (null, "[DONE]")], events.Select(item => (item.Id, item.Type)));
        Assert.Equal(1, events[0].Data.GetProperty("n").GetInt32());
    }

    [Theory]
    [InlineData("data:{}\n\n", "not a data")]
    [InlineData("data: {}\ndata: {}\n\n", "second data line")]
    [InlineData("id: 1\n\n", "without data")]
    [InlineData("data: {}\n", "inside an event")]
    [InlineData("data: {}", "not ended")]
    [InlineData("data: []\n\n", "not an object")]
    [InlineData("data: {\"a\":\"\u2028\"}\n\n", "line separator")]
    [InlineData("data: {\"a\"\n\n", "data")]
    public async Task Broken_framing_is_an_error(string stream, string message)
    {
        var error = await Assert.ThrowsAsync<SseFramingException>(() => Read(stream));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<SseEvent>> Read(string stream)
    {
        using var response = new HttpResponseMessage { Content = new StringContent(stream, Encoding.UTF8, "text/event-stream") };
        return await SseReader.ReadAsync(response).ToListAsync();
    }
}
