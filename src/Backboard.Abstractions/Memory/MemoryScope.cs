namespace Backboard.Abstractions;

/// <summary>
/// Whose memories: those an assistant shares with everybody, or one user's. The grain key is <c>m-{tenant}/{assistant}</c>
/// or <c>m-{tenant}/{assistant}/{user}</c>.
/// </summary>
/// <param name="Assistant">Under which assistant.</param>
/// <param name="UserId">The end user, 1–256 characters; null for the shared memories.</param>
[GenerateSerializer, Immutable, Alias("backboard.memory-scope")]
public readonly record struct MemoryScope([property: Id(0)] AssistantKey Assistant, [property: Id(1)] string? UserId)
{
    private const string Prefix = "m-";
    private const int IdLength = 36;

    public override string ToString()
    {
        var shared = $"{Prefix}{Assistant.TenantId}/{Assistant.AssistantId:D}";
        return UserId is null ? shared : $"{shared}/{UserId}";
    }

    /// <summary>Reads a grain key made by <see cref="ToString"/>; the user may contain slashes, the tenant may not.</summary>
    /// <exception cref="FormatException">The text is no memory scope.</exception>
    public static MemoryScope Parse(string key)
    {
        var slash = key.IndexOf('/');
        var end = slash + 1 + IdLength;
        if (!key.StartsWith(Prefix, StringComparison.Ordinal) || slash <= Prefix.Length || key.Length < end
            || (key.Length > end && key[end] != '/'))
            throw new FormatException($"'{key}' is no memory scope.");
        var assistant = new AssistantKey(key[Prefix.Length..slash], Guid.ParseExact(key.AsSpan(slash + 1, IdLength), "D"));
        return new MemoryScope(assistant, key.Length > end ? key[(end + 1)..] : null);
    }
}

/// <summary>Which memories an assistant's turns may use.</summary>
public enum MemoryScoping
{
    /// <summary>The assistant's shared memories, and a named user's own beside them (default).</summary>
    Assistant,

    /// <summary>As above, and a turn that uses memory must name its user.</summary>
    User,
}
