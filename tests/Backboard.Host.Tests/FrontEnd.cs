using System.Net.Http.Headers;
using Backboard.Grains;
using Backboard.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Backboard.Host.Tests;

/// <summary>The real front end on Kestrel, before threads and stores of the test's making.</summary>
internal sealed class FrontEnd : IAsyncDisposable
{
    public const string Key = "a-key-for-the-tests";
    private readonly TempFolder _folder;
    private readonly WebApplication _app;

    private FrontEnd(TempFolder folder, WebApplication app, FakeBackends backends)
    {
        _folder = folder;
        _app = app;
        Backends = backends;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Client.DefaultRequestHeaders.Add("X-API-Key", Key);
    }

    public FakeBackends Backends { get; }

    public HttpClient Client { get; }

    public static async Task<FrontEnd> Start(params (string Key, string Value)[] settings)
    {
        var folder = new TempFolder();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Auth:BootstrapKey"] = Key;
        builder.Configuration["Auth:PepperFile"] = Path.Combine(folder.Path, "pepper");
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        var backends = new FakeBackends();
        builder.Services.AddBackboardHost(builder.Configuration);
        builder.Services.AddSingleton<NodeHealth>();
        builder.Services.AddOptions<StorageOptions>();
        builder.Services.AddSingleton(backends.Grains);
        builder.Services.AddSingleton<IKeyStore>(backends.Keys);
        builder.Services.AddSingleton<IThreadQueries>(backends.Threads);
        builder.Services.AddSingleton<IAssistantStore>(backends.Assistants);
        builder.Services.AddSingleton<IMemoryQueries>(backends.Memories.Ledger);
        builder.Services.AddSingleton<IMemoryOperations>(backends.Operations);
        builder.Services.AddSingleton<IDocumentUploads>(backends.Documents);
        builder.Services.AddSingleton<IDocumentStore>(backends.Documents);
        builder.Services.AddSingleton<IDocumentSniffer>(backends.Sniffer);
        builder.Services.AddSingleton(new NodeIdentity("here", Ids.New(TimeProvider.System)));
        builder.Services.AddSingleton<IEmbedder>(backends.Embedder);
        builder.Services.AddSingleton<IReservationStore>(backends.Reservations);
        builder.Services.AddSingleton<IServerFacts, FakeFacts>();
        builder.Services.AddSingleton<INodeStore>(backends.Nodes);
        builder.Services.AddSingleton<IModelCatalogue>(backends.Models);
        var app = builder.Build();
        app.UseBackboard();
        await app.StartAsync();
        return new FrontEnd(folder, app, backends);
    }

    /// <summary>An assistant of the tenant that <see cref="Client"/> belongs to.</summary>
    public async Task<AssistantKey> NewAssistant()
    {
        var key = new AssistantKey(KeyBootstrap.DefaultTenant, Ids.New(TimeProvider.System));
        await Backends.Assistants.Insert(new Assistant { Key = key, Name = "Keeper" }, default);
        return key;
    }

    /// <summary>A thread of the tenant that <see cref="Client"/> belongs to.</summary>
    public ThreadKey NewThread(params ImmutableArray<Message> messages)
    {
        var key = new ThreadKey(KeyBootstrap.DefaultTenant, Ids.New(TimeProvider.System));
        Backends.Threads.Put(key, messages);
        return key;
    }

    /// <summary>A client with this key, or with none.</summary>
    public HttpClient ClientWith(string? bearer)
    {
        var client = new HttpClient { BaseAddress = Client.BaseAddress };
        if (bearer is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }

    /// <summary>A client of another tenant.</summary>
    public async Task<HttpClient> ClientOf(string tenantId)
    {
        var key = ApiKeyText.Create();
        var hash = _app.Services.GetRequiredService<KeyHasher>().Hash(key.Secret);
        await Backends.Keys.Save(new ApiKey(key.KeyId, tenantId, hash, Name: null, default, RevokedAt: null), default);
        return ClientWith(key.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
