using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Backboard.Host;

/// <summary>A key as a client sends it, taken apart: <c>bb_&lt;id&gt;_&lt;secret&gt;</c>, or any other text as a whole.</summary>
internal readonly record struct ApiKeyText(string KeyId, string Secret)
{
    private const string Prefix = "bb_";
    private const int MaxLength = 512;

    public override string ToString() => $"{Prefix}{KeyId}_{Secret}";

    /// <summary>A new key: an id of 64 random bits, a secret of 256.</summary>
    public static ApiKeyText Create() => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Null for what cannot be a key. A text of another form names itself by a digest.</summary>
    public static ApiKeyText? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength)
            return null;
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            var end = text.IndexOf('_', Prefix.Length);
            if (end > Prefix.Length && end < text.Length - 1)
                return new ApiKeyText(text[Prefix.Length..end], text[(end + 1)..]);
        }
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return new ApiKeyText("given-" + Convert.ToHexStringLower(digest.AsSpan(0, 8)), text);
    }
}
