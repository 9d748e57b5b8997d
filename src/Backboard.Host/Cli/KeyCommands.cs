using System.CommandLine;

namespace Backboard.Host;

/// <summary><c>backboard keys create|list|revoke</c>.</summary>
internal static class KeyCommands
{
    public static Command Create()
    {
        var tenant = new Option<string>("--tenant") { Description = "Whose key", DefaultValueFactory = static _ => KeyBootstrap.DefaultTenant };
        var name = new Option<string?>("--name") { Description = "For people" };
        var id = new Argument<string>("id") { Description = "The id in bb_<id>_<secret>" };
        var create = new Command("create", "Make a key; it is shown once") { tenant, name };
        create.SetAction((parsed, stop) => CreateKey(parsed, parsed.GetValue(tenant)!, parsed.GetValue(name), stop));
        var list = new Command("list", "List a tenant's keys") { tenant };
        list.SetAction((parsed, stop) => Use(parsed, services => List(services, parsed.GetValue(tenant)!, stop), stop));
        var revoke = new Command("revoke", "Revoke a key; open streams end within five seconds") { id, tenant };
        revoke.SetAction((parsed, stop) => Use(parsed, services => Revoke(services, parsed.GetValue(id)!, parsed.GetValue(tenant)!, stop), stop));
        return new Command("keys", "API keys") { create, list, revoke };
    }

    private static Task<int> Use(ParseResult parsed, Func<IServiceProvider, Task<int>> act, CancellationToken cancellationToken) =>
        StoreSession.Use(parsed, readOnly: false, act, cancellationToken);

    private static async Task<int> CreateKey(ParseResult parsed, string tenant, string? name, CancellationToken cancellationToken)
    {
        if (!TenantName.IsValid(tenant))
        {
            await Console.Error.WriteLineAsync(TenantName.Rule);
            return 2;
        }
        return await Use(parsed, services => SaveKey(services, tenant, name, cancellationToken), cancellationToken);
    }

    private static async Task<int> SaveKey(IServiceProvider services, string tenant, string? name, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<PepperCheck>().Verify(cancellationToken);
        var key = ApiKeyText.Create();
        var hash = services.GetRequiredService<KeyHasher>().Hash(key.Secret);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services.GetRequiredService<IKeyStore>()
            .Save(new ApiKey(key.KeyId, tenant, hash, name, now, RevokedAt: null), cancellationToken);
        await Console.Out.WriteLineAsync(key.ToString());
        return 0;
    }

    private static async Task<int> List(IServiceProvider services, string tenant, CancellationToken cancellationToken)
    {
        foreach (var key in await services.GetRequiredService<IKeyStore>().List(tenant, cancellationToken))
            await Console.Out.WriteLineAsync(
                $"{key.KeyId}\t{key.Name ?? "-"}\tcreated {key.CreatedAt:u}\t{(key.RevokedAt is { } at ? $"revoked {at:u}" : "active")}");
        return 0;
    }

    private static async Task<int> Revoke(IServiceProvider services, string id, string tenant, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (await services.GetRequiredService<IKeyStore>().Revoke(id, tenant, now, cancellationToken))
            return 0;
        await Console.Error.WriteLineAsync($"Tenant '{tenant}' has no active key '{id}'.");
        return 1;
    }
}
