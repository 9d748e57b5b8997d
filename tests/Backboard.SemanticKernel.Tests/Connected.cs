using Backboard.FakeModel;
using Backboard.Models.Gateway;

namespace Backboard.SemanticKernel.Tests;

/// <summary>The real composition with one provider that a connector serves.</summary>
internal static class Connected
{
    public static Task<ModelHarness> StartAsync(
        string type, Func<FakeModelServer, string> url, Action<ModelTimeoutOptions>? timeouts, params string[] models) => ModelHarness.StartAsync(server =>
    {
        var section = $"Models:Providers:{type.ToLowerInvariant()}";
        var settings = new Dictionary<string, string?>
        {
            [$"{section}:Type"] = type,
            [$"{section}:BaseUrl"] = url(server),
            [$"{section}:ApiKey"] = Composition.Key,
        };
        for (var at = 0; at < models.Length; at++) settings[$"{section}:Models:{at}"] = models[at];
        return Composition.Services(
            settings, timeouts, (services, configuration) => services.AddSemanticKernelProviders(configuration));
    });
}
