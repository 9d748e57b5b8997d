using System.ComponentModel.DataAnnotations;

namespace Backboard.Host;

/// <summary>How silos find each other.</summary>
public enum SiloClustering
{
    /// <summary>They do not: one silo, in this process, on loopback.</summary>
    Localhost,

    /// <summary>Through the PostgreSQL database that they share.</summary>
    AdoNet,
}

/// <summary>
/// Section <c>Silo</c>: the silo of this process among others. The local silo knows one process only and takes no more than
/// <see cref="CollectionAge"/> from it.
/// </summary>
public sealed class SiloOptions
{
    /// <summary><c>Localhost</c>, or <c>AdoNet</c> with <c>Storage__Provider=Postgres</c>. <value>Localhost.</value></summary>
    public SiloClustering Clustering { get; set; } = SiloClustering.Localhost;

    /// <summary>Silos of one database with the same id are one cluster, 1–100 characters. <value><c>backboard</c>.</value></summary>
    [StringLength(100, MinimumLength = 1)]
    public string ClusterId { get; set; } = "backboard";

    /// <summary>Under which grain state is stored, 1–100 characters; never changed. <value><c>backboard</c>.</value></summary>
    [StringLength(100, MinimumLength = 1)]
    public string ServiceId { get; set; } = "backboard";

    /// <summary>Where silos speak to this one, 1–65,535. <value>A free port.</value></summary>
    [Range(1, 65_535)]
    public int? Port { get; set; }

    /// <summary>Where processes with <c>Role=Api</c> speak to this silo, 1–65,535. <value>A free port with AdoNet, else none.</value></summary>
    [Range(1, 65_535)]
    public int? GatewayPort { get; set; }

    /// <summary>IP address at which others reach this silo, and where it listens. <value><c>127.0.0.1</c>: others on this machine.</value></summary>
    [Required]
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>Listen on every address, where the advertised one is not this machine's own (containers). <value>false.</value></summary>
    public bool ListenOnAll { get; set; }

    /// <summary>
    /// How long a silo that does not answer is waited for, 500 ms–30 s; three such waits in a row and it is declared dead. Longer than any pause
    /// of a healthy process. <value>2 s.</value>
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:00:30")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A grain that was not used for this long leaves memory, 10 s–30 days. <value>15 min.</value></summary>
    [Range(typeof(TimeSpan), "00:00:10", "30.00:00:00")]
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Percent of the memory this process may use from which idle grains leave it early, 10–100. <value>80.</value></summary>
    [Range(10, 100)]
    public int MemoryLimitPercent { get; set; } = 80;

    /// <summary>Mutual TLS with the other processes of the cluster. <value>None.</value></summary>
    public SiloTlsOptions Tls { get; set; } = new();
}
