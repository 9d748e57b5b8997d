using System.Collections.Concurrent;
using Backboard.SemanticKernel.Chat;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;

namespace Backboard.SemanticKernel;

/// <summary>
/// Whatever chats on a kernel that somebody made, as a provider. A model is the key of a service, else the model that a service says it
/// serves, else left to the service without a key.
/// </summary>
internal sealed class KernelChatProvider(string name, Kernel kernel) : IChatProvider
{
    private readonly ConcurrentDictionary<string, IChatClient> _clients = new();

    public string Name => name;

    public ChatDialect Dialect => ChatDialect.OpenAI;

    public IChatClient CreateClient(string model) => _clients.GetOrAdd(model, Find);

    public Task<ImmutableArray<ModelInfo>> ListModels(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<ModelInfo>>(
    [
        .. Services.Select(service => service.Model).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(model => new ModelInfo(name, model, "llm", 0) { SupportsTools = true, SupportsJsonOutput = true }),
    ]);

    private IEnumerable<(string? Model, Func<IChatClient> Client)> Services =>
    [
        .. kernel.GetAllServices<IChatClient>().Select(client => (
            client.GetService<ChatClientMetadata>()?.DefaultModelId,
            new Func<IChatClient>(() => new GuardedChatClient(client)))),
        .. kernel.GetAllServices<IChatCompletionService>().Select(service => (
            service.GetModelId(),
            new Func<IChatClient>(() => KernelChat.Of(service, ServiceDialect.Common)))),
    ];

    private IChatClient Find(string model) =>
        KernelChat.Find(kernel, model, ServiceDialect.Common)
        ?? Services.FirstOrDefault(service => model.Equals(service.Model, StringComparison.OrdinalIgnoreCase)).Client?.Invoke()
        ?? KernelChat.Client(kernel, null, ServiceDialect.Common);
}
