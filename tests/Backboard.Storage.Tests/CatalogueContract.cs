namespace Backboard.Storage.Tests;

public sealed class SqliteCatalogue() : CatalogueContract(TestStore.Sqlite);

public sealed class PostgresCatalogue() : CatalogueContract(TestStore.Postgres);

public abstract class CatalogueContract(Func<Task<TestStore>> start) : StoreContract(start)
{
    private static readonly ReservationKey Key = new("acme", "POST /assistants", "key-1");

    [Fact]
    public async Task Every_field_of_an_assistant_comes_back()
    {
        var assistant = new Assistant
        {
            Key = new AssistantKey(Tenant, Given.Id()), Name = "Ada", Description = "d", SystemPrompt = "s", Tools = "[]", TopK = 7,
            EmbeddingProvider = "e", EmbeddingModelName = "m", EmbeddingDims = 3, CustomFactExtractionPrompt = "f",
            CustomUpdateMemoryPrompt = "u", WindowTokens = 9, CreatedAt = Given.Now, UpdatedAt = Given.Now,
        };
        Assert.Equal(assistant, await Store.Assistants.Insert(assistant, None));
        Assert.Equal(assistant, await Store.Assistants.Insert(assistant with { Name = "another" }, None));
        Assert.Equal(assistant, await Store.Assistants.Find(assistant.Key, None));
        Assert.Null(await Store.Assistants.Find(assistant.Key with { TenantId = "other" }, None));
    }

    [Fact]
    public async Task Of_concurrent_replacements_one_wins()
    {
        var assistant = await Given.Assistant(Store, Tenant);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Store.Assistants.Replace(assistant with { Name = $"name {i}", Version = 2, WindowTokens = 5 }, None)));
        Assert.Single(results, won => won);
        var stored = (await Store.Assistants.Find(assistant.Key, None))!;
        Assert.Equal((2L, 5), (stored.Version, stored.WindowTokens));
        Assert.False(await Store.Assistants.Replace(assistant with { Version = 2 }, None));
    }

    [Fact]
    public async Task A_racing_tenant_gets_one_default_assistant()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Store.Assistants.EnsureDefault(Tenant, Given.Id(), Given.Now, None)));
        Assert.Single(made.Select(assistant => assistant.Key).Distinct());
        Assert.True(made[0].IsDefault);
        Assert.NotEqual(made[0].Key, (await Store.Assistants.EnsureDefault("other", Given.Id(), Given.Now, None)).Key);
    }

    [Fact]
    public async Task Assistants_are_listed_newest_first_by_tenant_and_name()
    {
        Assistant first = await Given.Assistant(Store, "lists", "a"), second = await Given.Assistant(Store, "lists", "b");
        var third = await Given.Assistant(Store, "lists", "a");
        Same.Items([third, second, first], await Store.Assistants.List("lists", null, 0, 10, None));
        Same.Items([third, first], await Store.Assistants.List("lists", "a", 0, 10, None));
        Same.Items([second], await Store.Assistants.List("lists", null, 1, 1, None));
    }

    [Fact]
    public async Task A_reserved_key_answers_with_what_it_reserved_first()
    {
        var first = new Reservation("hash", Given.Id(), Given.Id());
        Assert.Equal(first, await Store.Reservations.Reserve(Key, first, None));
        Assert.Equal(first, await Store.Reservations.Reserve(Key, new Reservation("other", Given.Id(), Guid.Empty), None));
        var elsewhere = new Reservation("other", Given.Id(), Guid.Empty);
        Assert.Equal(elsewhere, await Store.Reservations.Reserve(Key with { TenantId = "other" }, elsewhere, None));
    }

    [Fact]
    public async Task Racing_reservations_agree()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            Store.Reservations.Reserve(Key, new Reservation("hash", Given.Id(), Guid.Empty), None)));
        Assert.Single(made.Distinct());
    }

    [Fact]
    public async Task An_expired_key_is_free_again_and_pruned()
    {
        Reservation first = new("hash", Given.Id(), Guid.Empty), second = new("hash", Given.Id(), Guid.Empty);
        await Store.Reservations.Reserve(Key, first, None);
        Assert.Equal(0, await Store.Maintenance.PruneReservations(None));
        await Store.Sql("UPDATE idempotency SET expires_at = {now} - @second", ("second", TimeSpan.FromSeconds(1)));
        Assert.Equal(second, await Store.Reservations.Reserve(Key, second, None));
        await Store.Sql("UPDATE idempotency SET expires_at = {now} - @second", ("second", TimeSpan.FromSeconds(1)));
        Assert.Equal(1, await Store.Maintenance.PruneReservations(None));
    }

    [Fact]
    public async Task Keys_are_saved_listed_and_revoked_once()
    {
        var key = new ApiKey("k1", Tenant, [1, 2, 3], "laptop", Given.Now, null);
        await Store.Keys.Save(key, None);
        await Store.Keys.Save(key with { KeyId = "k2", TenantId = "other", CreatedAt = Given.Now.AddSeconds(1) }, None);
        Same.Items(["k2", "k1"], (await Store.Keys.List(null, None)).Select(k => k.KeyId));
        Assert.Equal("k1", Assert.Single(await Store.Keys.List(Tenant, None)).KeyId);
        Assert.False(await Store.Keys.Revoke("k1", "other", Given.Now, None));
        Assert.True(await Store.Keys.Revoke("k1", Tenant, Given.Now, None));
        Assert.False(await Store.Keys.Revoke("k1", Tenant, Given.Now, None));
        var found = (await Store.Keys.Find("k1", None))!;
        Assert.Equal((Given.Now, "laptop", Tenant), (found.RevokedAt, found.Name, found.TenantId));
        Assert.Equal([1, 2, 3], found.Hash);
        Assert.Null(await Store.Keys.Find("k3", None));
    }
}
