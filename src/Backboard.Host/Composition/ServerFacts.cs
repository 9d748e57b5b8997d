using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>What the start banner and the home page tell.</summary>
internal sealed class ServerFacts(IModelCatalogue models, IOptions<StorageOptions> storage, IOptions<AuthOptions> auth)
{
    public string Store => storage.Value.Provider.ToString();

    public string Models
    {
        get
        {
            var providers = models.All.Select(static m => m.Provider).Distinct(StringComparer.Ordinal).ToArray();
            return providers.Length == 0 ? "none" : string.Join(", ", providers);
        }
    }

    public string Key => auth.Value.BootstrapKey is null ? auth.Value.KeyFile : "as configured (Auth__BootstrapKey)";
}
