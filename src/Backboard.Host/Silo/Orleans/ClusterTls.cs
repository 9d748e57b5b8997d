using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace Backboard.Host;

/// <summary>Mutual TLS as <c>Silo:Tls</c> wants it; nothing without.</summary>
internal static class ClusterTls
{
    public static void UseClusterTls(this ISiloBuilder silo)
    {
        if (Read(silo.Configuration) is { } settings)
            silo.UseTls(options => Apply(options, settings));
    }

    public static void UseClusterTls(this IClientBuilder client)
    {
        if (Read(client.Configuration) is { } settings)
            client.UseTls(options => Apply(options, settings));
    }

    private static SiloTlsOptions? Read(IConfiguration configuration) =>
        configuration.GetSection("Silo:Tls").Get<SiloTlsOptions>() is { CertificateFile: { Length: > 0 } } settings ? settings : null;

    private static void Apply(TlsOptions options, SiloTlsOptions settings)
    {
        var authority = Load("Silo__Tls__AuthorityFile", settings.AuthorityFile, X509CertificateLoader.LoadCertificateFromFile);
        options.LocalCertificate = Load(
            "Silo__Tls__CertificateFile or Silo__Tls__KeyFile", settings.CertificateFile, file => X509Certificate2.CreateFromPemFile(file, settings.KeyFile));
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (certificate, _, _) => IsOf(authority, certificate);
        // Silos are known by address; whose certificate it is says nothing beyond the authority's word for it.
        options.OnAuthenticateAsClient = static (_, client) => client.TargetHost = "silo";
    }

    private static bool IsOf(X509Certificate2 authority, X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private static X509Certificate2 Load(string setting, string? file, Func<string, X509Certificate2> load)
    {
        try
        {
            return load(file ?? "");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidOperationException($"{setting}: {e.Message}", e);
        }
    }
}
