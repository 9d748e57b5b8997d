using Backboard.Models.Gateway;
using Backboard.Models.Tests.Contract;

namespace Backboard.SemanticKernel.Tests.Preview;

public sealed class HuggingFaceAnswerTests : AnswerContract
{
    protected override string Provider => "huggingface";

    protected override bool TellsReasoning => false;

    protected override bool TellsUsage => false;

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => HuggingFace.StartAsync(timeouts);
}

public sealed class HuggingFaceFaultTests : FaultContract
{
    protected override string Provider => "huggingface";

    protected override bool TellsUsage => false;

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => HuggingFace.StartAsync(timeouts);
}

public sealed class HuggingFaceTimeoutTests : TimeoutContract
{
    protected override string Provider => "huggingface";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => HuggingFace.StartAsync(timeouts);
}

internal static class HuggingFace
{
    public static Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts) =>
        Connected.StartAsync("HuggingFace", server => server.Address, timeouts, "fake-1", "fake-2");
}
