namespace Backboard.Abstractions;

/// <summary>
/// A thread under its owner. The grain key is <c>t-{tenant}/{thread}</c>: the prefix keeps it from parsing as a
/// number in Orleans' AdoNet storage, and the owner in it keeps a guessed id from crossing tenants.
/// </summary>
/// <param name="TenantId">Owner, without a slash.</param>
/// <param name="ThreadId">UUID.</param>
[GenerateSerializer, Immutable, Alias("backboard.thread-key")]
public readonly record struct ThreadKey([property: Id(0)] string TenantId, [property: Id(1)] Guid ThreadId)
{
    public override string ToString() => $"t-{TenantId}/{ThreadId:D}";

    /// <summary>Reads a grain key made by <see cref="ToString"/>.</summary>
    /// <exception cref="FormatException">The text is no thread key.</exception>
    public static ThreadKey Parse(string key)
    {
        var (tenant, id) = GrainKeyText.Split(key, "t-");
        return new ThreadKey(tenant, id);
    }
}

/// <summary>An assistant under its owner. The grain key is <c>a-{tenant}/{assistant}</c>.</summary>
/// <param name="TenantId">Owner, without a slash.</param>
/// <param name="AssistantId">UUID.</param>
[GenerateSerializer, Immutable, Alias("backboard.assistant-key")]
public readonly record struct AssistantKey([property: Id(0)] string TenantId, [property: Id(1)] Guid AssistantId)
{
    public override string ToString() => $"a-{TenantId}/{AssistantId:D}";

    /// <summary>Reads a grain key made by <see cref="ToString"/>.</summary>
    /// <exception cref="FormatException">The text is no assistant key.</exception>
    public static AssistantKey Parse(string key)
    {
        var (tenant, id) = GrainKeyText.Split(key, "a-");
        return new AssistantKey(tenant, id);
    }
}

internal static class GrainKeyText
{
    public static (string Tenant, Guid Id) Split(string key, string prefix)
    {
        var slash = key.LastIndexOf('/');
        return slash > prefix.Length && key.StartsWith(prefix, StringComparison.Ordinal)
            ? (key[prefix.Length..slash], Guid.ParseExact(key.AsSpan(slash + 1), "D"))
            : throw new FormatException($"'{key}' is no grain key of kind '{prefix}'.");
    }
}
