using System.Net;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>What of the silo's settings does not fit together, or this build.</summary>
internal sealed class SiloRules(IConfiguration configuration, IOptions<StorageOptions> storage) : IValidateOptions<SiloOptions>
{
    public ValidateOptionsResult Validate(string? name, SiloOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Failures(SiloOptions options)
    {
        var role = configuration.GetRole();
        if (role != ServerRole.All && !SiloHosting.IsCluster)
            yield return $"Role={role} needs the build with Orleans; the local silo serves only Role=All.";
        else if (role != ServerRole.All && options.Clustering != SiloClustering.AdoNet)
            yield return $"Role={role} needs Silo__Clustering=AdoNet: a process that is not all of the server needs others.";
        if (options.Clustering == SiloClustering.AdoNet && storage.Value.Provider != StorageProvider.Postgres)
            yield return "Silo__Clustering=AdoNet needs Storage__Provider=Postgres: silos meet in the database they share.";
        if (!IPAddress.TryParse(options.AdvertisedAddress, out var address) || IPAddress.Any.Equals(address) || IPAddress.IPv6Any.Equals(address))
            yield return $"Silo__AdvertisedAddress must be an IP address at which others reach this silo, not '{options.AdvertisedAddress}'.";
        if (options.Port is { } port && port == options.GatewayPort)
            yield return $"Silo__Port and Silo__GatewayPort must differ; both are {port}.";
        if (new[] { options.Tls.CertificateFile, options.Tls.KeyFile, options.Tls.AuthorityFile }.Count(string.IsNullOrEmpty) is 1 or 2)
            yield return "Silo__Tls needs all of CertificateFile, KeyFile and AuthorityFile, or none.";
    }
}
