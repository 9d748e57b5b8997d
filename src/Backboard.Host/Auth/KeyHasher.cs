using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>HMAC-SHA-256 under the server's pepper. A fast hash will do: secrets have full entropy.</summary>
internal sealed class KeyHasher(IOptions<AuthOptions> options)
{
    private readonly Lazy<byte[]> _pepper = new(() => Load(options.Value));

    public byte[] Hash(string secret) => HMACSHA256.HashData(_pepper.Value, Encoding.UTF8.GetBytes(secret));

    public bool Matches(string secret, byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(secret), hash);

    /// <summary>Tells peppers apart and betrays none: what no key's secret is, hashed as a secret.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(Hash(""));

    private static byte[] Load(AuthOptions options)
    {
        if (options.Pepper is { } given)
            return Encoding.UTF8.GetBytes(given);
        var kept = PrivateFile.Read(options.PepperFile)
            ?? PrivateFile.Create(options.PepperFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        return Encoding.UTF8.GetBytes(kept);
    }
}
