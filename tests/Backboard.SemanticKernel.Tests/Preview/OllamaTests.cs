using Backboard.Models.Gateway;
using Backboard.Models.Tests.Contract;

namespace Backboard.SemanticKernel.Tests.Preview;

public sealed class OllamaAnswerTests : AnswerContract
{
    protected override string Provider => "ollama";

    protected override bool TellsFilter => false;

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Ollama.StartAsync(timeouts);
}

public sealed class OllamaToolTests : ToolContract
{
    protected override string Provider => "ollama";

    protected override bool SendsText => false;

    protected override bool SendsIds => false;

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Ollama.StartAsync(timeouts);
}

public sealed class OllamaFaultTests : FaultContract
{
    protected override string Provider => "ollama";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Ollama.StartAsync(timeouts);
}

public sealed class OllamaTimeoutTests : TimeoutContract
{
    protected override string Provider => "ollama";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Ollama.StartAsync(timeouts);
}

internal static class Ollama
{
    public static Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts) =>
        Connected.StartAsync("Ollama", server => server.Address, timeouts);
}
