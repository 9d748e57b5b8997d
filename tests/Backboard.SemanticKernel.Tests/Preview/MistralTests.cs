using Backboard.Models.Gateway;
using Backboard.Models.Tests.Contract;

namespace Backboard.SemanticKernel.Tests.Preview;

public sealed class MistralAnswerTests : AnswerContract
{
    protected override string Provider => "mistral";

    protected override bool TellsReasoning => false;

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Mistral.StartAsync(timeouts);
}

public sealed class MistralToolTests : ToolContract
{
    protected override string Provider => "mistral";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Mistral.StartAsync(timeouts);
}

public sealed class MistralFaultTests : FaultContract
{
    protected override string Provider => "mistral";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Mistral.StartAsync(timeouts);
}

public sealed class MistralTimeoutTests : TimeoutContract
{
    protected override string Provider => "mistral";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Mistral.StartAsync(timeouts);
}

internal static class Mistral
{
    public static Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts) =>
        Connected.StartAsync("Mistral", server => server.MistralUrl, timeouts, "fake-1", "fake-2");
}
