using Backboard.Grains;
using Backboard.Memory;
using Backboard.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Backboard.Harness;

/// <summary>The server without its front end.</summary>
internal static class Floors
{
    /// <summary>Everything that grains stand on, as the server composes it.</summary>
    public static void AddFloors(this IHostApplicationBuilder host, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        host.Configuration.AddInMemoryCollection(settings);
        host.Services.TryAddSingleton(TimeProvider.System);
        host.Services.AddBackboardStorage(host.Configuration);
        host.Services.AddBackboardModels(host.Configuration);
        host.Services.AddBackboardMemory();
        host.Services.AddBackboardGrains(host.Configuration);
    }
}
