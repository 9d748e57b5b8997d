using Backboard.Models.Gateway;
using Backboard.Models.Tests.Contract;

namespace Backboard.SemanticKernel.Tests;

public sealed class AzureOpenAIAnswerTests : AnswerContract
{
    protected override string Provider => "azureopenai";

    /// <summary>The client of the vendor's protocol does not look at what compatible servers add.</summary>
    protected override bool TellsReasoning => false;

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => AzureOpenAI.StartAsync(timeouts);
}

public sealed class AzureOpenAIToolTests : ToolContract
{
    protected override string Provider => "azureopenai";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => AzureOpenAI.StartAsync(timeouts);
}

public sealed class AzureOpenAIFaultTests : FaultContract
{
    protected override string Provider => "azureopenai";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => AzureOpenAI.StartAsync(timeouts);
}

public sealed class AzureOpenAITimeoutTests : TimeoutContract
{
    protected override string Provider => "azureopenai";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => AzureOpenAI.StartAsync(timeouts);
}

internal static class AzureOpenAI
{
    public static Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts) =>
        Connected.StartAsync("AzureOpenAI", server => server.Address, timeouts, "fake-1", "fake-2");
}
