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
        list.SetAction((parsed, stop) => List(parsed, parsed.GetValue(tenant)!, stop));
        var revoke = new Command("revoke", "Revoke a key; open streams end within five seconds") { id, tenant };
        revoke.SetAction((parsed, stop) => Revoke(parsed, parsed.GetValue(id)!, parsed.GetValue(tenant)!, stop));
        return new Command("keys", "API keys") { create, list, revoke };
    }

    private static async Task<int> CreateKey(ParseResult parsed, string tenant, string? name, CancellationToken cancellationToken)
    {
        if (!TenantName.IsValid(tenant))
        {
            await Console.Error.WriteLineAsync(TenantName.Rule);
            return 2;
        }
        await using var session = await StoreSession.Open(parsed, readOnly: false, cancellationToken);
        await session.Services.GetRequiredService<PepperCheck>().Verify(cancellationToken);
        var key = ApiKeyText.Create();
        var hash = session.Services.GetRequiredService<KeyHasher>().Hash(key.Secret);
        var now = session.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await session.Services.GetRequiredService<IKeyStore>()
            .Save(new ApiKey(key.KeyId, tenant, hash, name, now, RevokedAt: null), cancellationToken);
        await Console.Out.WriteLineAsync(key.ToString());
        return 0;
    }

    private static async Task<int> List(ParseResult parsed, string tenant, CancellationToken cancellationToken)
    {
        await using var session = await StoreSession.Open(parsed, readOnly: false, cancellationToken);
        foreach (var key in await session.Services.GetRequiredService<IKeyStore>().List(tenant, cancellationToken))
            await Console.Out.WriteLineAsync(
                $"{key.KeyId}\t{key.Name ?? "-"}\tcreated {key.CreatedAt:u}\t{(key.RevokedAt is { } at ? $"revoked {at:u}" : "active")}");
        return 0;
    }

    private static async Task<int> Revoke(ParseResult parsed, string id, string tenant, CancellationToken cancellationToken)
    {
        await using var session = await StoreSession.Open(parsed, readOnly: false, cancellationToken);
        var now = session.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (await session.Services.GetRequiredService<IKeyStore>().Revoke(id, tenant, now, cancellationToken))
            return 0;
        await Console.Error.WriteLineAsync($"Tenant '{tenant}' has no active key '{id}'.");
        return 1;
    }
}
