using Microsoft.Extensions.Options;

namespace Backboard.Host.Tests;

public sealed class ApiKeyTests
{
    [Fact]
    public void A_new_key_reads_back_and_holds_256_bits()
    {
        var key = ApiKeyText.Create();

        Assert.Equal(key, ApiKeyText.Parse(key.ToString()));
        Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(key.Secret).Length);
        Assert.NotEqual(key, ApiKeyText.Create());
    }

    [Fact]
    public void A_text_of_another_form_is_a_key_as_a_whole()
    {
        var key = ApiKeyText.Parse("just some configured words")!.Value;

        Assert.Equal("just some configured words", key.Secret);
        Assert.StartsWith("given-", key.KeyId, StringComparison.Ordinal);
        Assert.DoesNotContain("words", key.KeyId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_no_key(string? text) => Assert.Null(ApiKeyText.Parse(text));

    [Fact]
    public void A_hash_matches_its_secret_under_its_pepper_alone()
    {
        var hash = Hasher("pepper number one").Hash("secret");

        Assert.Equal(32, hash.Length);
        Assert.True(Hasher("pepper number one").Matches("secret", hash));
        Assert.False(Hasher("pepper number one").Matches("Secret", hash));
        Assert.False(Hasher("pepper number two").Matches("secret", hash));
    }

    private static KeyHasher Hasher(string pepper) => new(Options.Create(new AuthOptions { Pepper = pepper }));
}
