namespace Backboard.Models.Local.Tests;

/// <summary>A provider by name that lists what a test tells it to.</summary>
internal sealed class ListedProvider(string name, Func<CancellationToken, Task<ImmutableArray<ModelInfo>>>? list = null) : IChatProvider
{
    public string Name => name;

    public ChatDialect Dialect => ChatDialect.OpenAI;

    public IChatClient CreateClient(string model) => throw new NotSupportedException("A catalogue asks no model.");

    public Task<ImmutableArray<ModelInfo>> ListModels(CancellationToken cancellationToken) =>
        list?.Invoke(cancellationToken) ?? Task.FromResult(ImmutableArray<ModelInfo>.Empty);
}
