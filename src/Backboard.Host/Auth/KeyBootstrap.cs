using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>Sees to it that a fresh server has a key: the configured one, the kept one, or a new one printed once.</summary>
internal sealed class KeyBootstrap(
    IKeyStore store, KeyHasher hasher, IOptions<AuthOptions> options, TimeProvider time) : IHostedService
{
    public const string DefaultTenant = "default";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var known = options.Value.BootstrapKey ?? PrivateFile.Read(options.Value.KeyFile);
        if (known is not null)
        {
            await Ensure(known, cancellationToken);
            return;
        }
        if (!(await store.List(DefaultTenant, cancellationToken)).IsEmpty)
            return;
        var made = PrivateFile.Create(options.Value.KeyFile, ApiKeyText.Create().ToString());
        await Ensure(made, cancellationToken);
        await Console.Out.WriteLineAsync($"A key was made for tenant '{DefaultTenant}' and kept in {options.Value.KeyFile}: {made}");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Ensure(string text, CancellationToken cancellationToken)
    {
        if (ApiKeyText.Parse(text) is not { } key)
            throw new InvalidOperationException("The first API key (Auth:BootstrapKey, or the file Auth:KeyFile) is empty or too long.");
        var stored = await store.Find(key.KeyId, cancellationToken);
        if (stored is { RevokedAt: not null } || (stored is not null && hasher.Matches(key.Secret, stored.Hash)))
            return;
        await store.Save(
            new ApiKey(key.KeyId, DefaultTenant, hasher.Hash(key.Secret), "bootstrap", time.GetUtcNow(), RevokedAt: null),
            cancellationToken);
    }
}
