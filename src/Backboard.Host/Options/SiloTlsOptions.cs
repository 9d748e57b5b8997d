namespace Backboard.Host;

/// <summary>
/// Section <c>Silo:Tls</c>: mutual TLS between silos, and between them and front ends. All three files or none; the same for all of a cluster. Who has
/// a certificate of the authority belongs to the cluster, whatever name is in it, so the authority is to be the cluster's own.
/// </summary>
public sealed class SiloTlsOptions
{
    /// <summary>This process's certificate as PEM, for server and client use. <value>None: no TLS.</value></summary>
    public string? CertificateFile { get; set; }

    /// <summary>Its private key as PEM, without a password. <value>None.</value></summary>
    public string? KeyFile { get; set; }

    /// <summary>The certificate, as PEM, of the authority that signed those of all processes. <value>None.</value></summary>
    public string? AuthorityFile { get; set; }
}
