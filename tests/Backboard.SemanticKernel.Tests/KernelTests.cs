using Backboard.Models.Gateway;
using Backboard.Models.Tests.Contract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Tests;

public sealed class KernelAnswerTests : AnswerContract
{
    protected override string Provider => "kernel";

    protected override bool TellsReasoning => false;

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => OwnKernel.StartAsync(timeouts);
}

public sealed class KernelToolTests : ToolContract
{
    protected override string Provider => "kernel";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => OwnKernel.StartAsync(timeouts);
}

public sealed class KernelFaultTests : FaultContract
{
    protected override string Provider => "kernel";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => OwnKernel.StartAsync(timeouts);
}

public sealed class KernelTimeoutTests : TimeoutContract
{
    protected override string Provider => "kernel";

    private protected override Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => OwnKernel.StartAsync(timeouts);
}

/// <summary>A chat completion service that somebody put on a kernel, which is all that is known of it.</summary>
internal static class OwnKernel
{
    public static Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts) => ModelHarness.StartAsync(server => Composition.Services(
        new Dictionary<string, string?>(),
        timeouts,
        (services, _) => services.AddSemanticKernelProvider("kernel", provider =>
        {
            var http = new HttpClient(provider.GetRequiredService<IProviderTransport>().Handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
            var kernel = Kernel.CreateBuilder();
            kernel.AddOpenAIChatCompletion("fake-1", new Uri(server.OpenAiUrl), Composition.Key, httpClient: http);
            kernel.AddOpenAIChatCompletion("fake-2", new Uri(server.OpenAiUrl), Composition.Key, serviceId: "second", httpClient: http);
            return kernel.Build();
        })),
        takesEmptyBesideCalls: true);
}
