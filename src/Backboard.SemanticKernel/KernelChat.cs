using Backboard.SemanticKernel.Chat;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Backboard.SemanticKernel;

/// <summary>Finds who chats on a kernel. A chat client goes before a chat completion service: it carries tools as they were given.</summary>
internal static class KernelChat
{
    /// <param name="kernel">Where it is registered.</param>
    /// <param name="key">By which key; null for none.</param>
    /// <param name="dialect">How its chat completion service is spoken to.</param>
    public static IChatClient Client(Kernel kernel, string? key, ServiceDialect dialect) =>
        Find(kernel, key, dialect) ?? throw new InvalidOperationException("The kernel has neither a chat client nor a chat completion service.");

    public static IChatClient? Find(Kernel kernel, string? key, ServiceDialect dialect)
    {
        if (kernel.Services.GetKeyedService<IChatClient>(key) is { } client) return new GuardedChatClient(client);
        return kernel.Services.GetKeyedService<IChatCompletionService>(key) is { } service ? Of(service, dialect) : null;
    }

    public static IChatClient Of(IChatCompletionService service, ServiceDialect dialect) => new GuardedChatClient(new ChatServiceClient(service, dialect));
}
