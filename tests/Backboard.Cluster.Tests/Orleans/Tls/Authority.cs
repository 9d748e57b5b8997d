using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Backboard.Cluster.Tests;

/// <summary>A cluster's own authority, and what it signs.</summary>
internal sealed class Authority : IDisposable
{
    public const string Name = "CN=authority";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 _certificate;

    public Authority()
    {
        var request = new CertificateRequest(Name, _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        _certificate = request.CreateSelfSigned(_now - Day, _now + Day);
    }

    /// <summary>The settings of a process of its cluster, whose files are written to the folder.</summary>
    public Dictionary<string, string?> Settings(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Sign(key);
        return new Dictionary<string, string?>
        {
            ["Silo__Tls__CertificateFile"] = Write(folder, "node.pem", certificate.ExportCertificatePem()),
            ["Silo__Tls__KeyFile"] = Write(folder, "node.key", key.ExportPkcs8PrivateKeyPem()),
            ["Silo__Tls__AuthorityFile"] = Write(folder, "authority.pem", _certificate.ExportCertificatePem()),
        };
    }

    /// <summary>A certificate with its key.</summary>
    public X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Sign(key);
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 Sign(ECDsa key)
    {
        var request = new CertificateRequest("CN=node", key, HashAlgorithmName.SHA256);
        return request.Create(_certificate, _now - Day, _now + Day, RandomNumberGenerator.GetBytes(8));
    }

    private static string Write(string folder, string name, string pem)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, pem);
        return file;
    }
}
