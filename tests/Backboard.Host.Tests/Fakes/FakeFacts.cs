using System.Collections.Concurrent;

namespace Backboard.Host.Tests;

internal sealed class FakeFacts : IServerFacts
{
    private readonly ConcurrentDictionary<string, string> values = new();

    public Task<string> Establish(string name, string value, CancellationToken cancellationToken) => Task.FromResult(values.GetOrAdd(name, value));
}
