using System.Text;
using Backboard.Models.Wire;

namespace Backboard.Models.Tests;

public sealed class GuardedStreamTests
{
    [Theory]
    [InlineData("data: {\"text\":\"ok\"}\n\ndata: {\"error\":{\"type\":\"rate_limit_error\"}}\n\n", "provider_rate_limited")]
    [InlineData("data: {\"text\":\"ok\"}\n\n{\"error\":\"boom\"}\n", "provider_unavailable")]
    [InlineData("data: {\"text\":\"ok\"}\n\ndata: \uFFFF\n", "provider_bad_response")]
    [InlineData("data: {\"text\":\"ok\"}\n\ndata: \uFFFF", "provider_bad_response")]
    public async Task What_is_good_is_read_before_what_is_wrong_is_thrown(string text, string code)
    {
        // The character stands for a byte that no UTF-8 has.
        byte[] bytes = [.. Encoding.Latin1.GetBytes(text.Replace('\uFFFF', '\u00FF'))];
        using var stream = new GuardedStream(new MemoryStream(bytes));
        var read = new MemoryStream();

        var fault = await Assert.ThrowsAsync<ProviderException>(() => stream.CopyToAsync(read));

        Assert.Equal(code, fault.Code);
        Assert.StartsWith("data: {\"text\":\"ok\"}\n\n", Encoding.Latin1.GetString(read.ToArray()), StringComparison.Ordinal);
    }

    [Theory, InlineData("データ: 🏭\n"), InlineData("{\"error\":null}\n"), InlineData("{\"errors\":1}"), InlineData("")]
    public async Task What_is_good_passes_unchanged_byte_by_byte(string text)
    {
        using var stream = new GuardedStream(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var read = new MemoryStream();

        await stream.CopyToAsync(read, bufferSize: 1);

        Assert.Equal(text, Encoding.UTF8.GetString(read.ToArray()));
    }

    [Fact]
    public async Task More_than_ten_megabytes_are_not_read()
    {
        using var stream = new GuardedStream(new MemoryStream(new byte[(10 * 1024 * 1024) + 1]));

        Assert.Equal("provider_bad_response", (await Assert.ThrowsAsync<ProviderException>(() => stream.CopyToAsync(Stream.Null))).Code);
    }
}
