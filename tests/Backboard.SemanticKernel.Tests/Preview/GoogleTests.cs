using Backboard.Models.Gateway;
using Backboard.Models.Tests.Contract;

namespace Backboard.SemanticKernel.Tests.Preview;

public sealed class GoogleAnswerTests : AnswerContract
{
    protected override string Provider => "google";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Google.StartAsync(timeouts);
}

public sealed class GoogleToolTests : ToolContract
{
    protected override string Provider => "google";

    protected override bool SendsText => false;

    protected override bool SendsIds => false;

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Google.StartAsync(timeouts);
}

public sealed class GoogleFaultTests : FaultContract
{
    protected override string Provider => "google";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Google.StartAsync(timeouts);
}

public sealed class GoogleTimeoutTests : TimeoutContract
{
    protected override string Provider => "google";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => Google.StartAsync(timeouts);
}

internal static class Google
{
    public static Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts) =>
        Connected.StartAsync("Google", server => server.Address, timeouts, "fake-1", "fake-2");
}
