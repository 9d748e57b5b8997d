using Backboard.Models.Catalogue;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Backboard.Models.Local;

/// <summary>The provider that is always there: one model, no network.</summary>
internal sealed class LocalChatProvider(IOptions<ModelsOptions> options, TimeProvider time) : IChatProvider
{
    public string Name => LocalModel.Provider;

    public ChatDialect Dialect => ChatDialect.OpenAI;

    public IChatClient CreateClient(string model) => new LocalChatClient(options.Value.LocalOptions, time);

    public Task<ImmutableArray<ModelInfo>> ListModels(CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray.Create(LocalModel.Info));
}
