using Backboard.FakeModel;
using Backboard.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Backboard.Grains.Tests.Turns;

/// <summary>
/// The real grains on the silo of this build, with a fake of OpenAI (<c>openai/fake-1</c>) and of Anthropic (<c>anthropic/claude-fake</c>) and
/// documents that a test gives. Turns are sent to the thread's grain.
/// </summary>
public sealed class TurnServer : IAsyncLifetime, IDisposable
{
    public const int SearchRounds = 5;

    private readonly TempFolder _folder = new("backboard-turns");
    private GrainHost _host = null!;

    public FakeModelServer Model { get; private set; } = null!;

    public FakeDocuments Documents { get; } = new();

    public IGrainFactory Grains => _host.Factory();

    internal IThreadStore Store => _host.Services.GetRequiredService<IThreadStore>();

    internal NodeIdentity Node => _host.Services.GetRequiredService<NodeIdentity>();

    public async Task InitializeAsync()
    {
        Model = await FakeModelServer.StartAsync();
        var settings = new Dictionary<string, string?>(await GrainHost.StorageAsync(_folder))
        {
            ["Models:Providers:openai:BaseUrl"] = Model.OpenAiUrl,
            ["Models:Providers:openai:ApiKey"] = "openai-key",
            ["Models:Providers:openai:Models:0"] = "fake-1",
            ["Models:Providers:anthropic:BaseUrl"] = Model.AnthropicUrl,
            ["Models:Providers:anthropic:ApiKey"] = "anthropic-key",
            ["Models:Providers:anthropic:Models:0"] = "claude-fake",
            ["Models:Local"] = "on",
            ["Memory:Model"] = "local",
            ["Models:Local:WordsPerSecond"] = "0",
        };
        _host = await GrainHost.StartAsync(builder =>
        {
            builder.AddFloors(settings);
            Replace(builder.Services);
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await Model.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>An assistant of the tenant.</summary>
    internal async Task<Guid> NewAssistant(string? tools = null)
    {
        var assistant = new Assistant { Key = new AssistantKey("default", NewId()), Name = "Helper", SystemPrompt = "You help.", Tools = tools };
        await _host.Services.GetRequiredService<IAssistantStore>().Insert(assistant, CancellationToken.None);
        return assistant.Key.AssistantId;
    }

    private void Replace(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IDocuments>(Documents));
        services.Replace(ServiceDescriptor.Singleton(new DocumentOptions { SearchRounds = SearchRounds }));
        var store = services.Last(service => service.ServiceType == typeof(IThreadStore)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IThreadStore>(
            provider => new DocumentedStore((IThreadStore)ActivatorUtilities.CreateInstance(provider, store), Documents)));
    }
}
