using Microsoft.Extensions.AI;

namespace Backboard.Abstractions;

/// <summary>Which wire rules a provider's requests must obey.</summary>
public enum ChatDialect
{
    /// <summary>Tool results as own messages after the call; any order of user turns.</summary>
    OpenAI,

    /// <summary>Alternating roles; tool results at the start of the next user turn; prefill as last assistant turn.</summary>
    Anthropic,
}

/// <summary>A configured provider of chat models. Adapters register one each; the gateway does the rest.</summary>
public interface IChatProvider
{
    /// <summary>As clients name it (<c>llm_provider</c>), lower case.</summary>
    string Name { get; }

    ChatDialect Dialect { get; }

    /// <summary>A client for one of its models; cheap, may be called for every turn.</summary>
    IChatClient CreateClient(string model);

    /// <summary>Models the provider reports itself; empty when it reports none or does not answer.</summary>
    Task<ImmutableArray<ModelInfo>> ListModels(CancellationToken cancellationToken);
}
