namespace Backboard.Abstractions;

/// <summary>A document under its owner. The grain key is <c>d-{tenant}/{document}</c>.</summary>
/// <param name="TenantId">Owner, without a slash.</param>
/// <param name="DocumentId">UUID.</param>
[GenerateSerializer, Immutable, Alias("backboard.document-key")]
public readonly record struct DocumentKey([property: Id(0)] string TenantId, [property: Id(1)] Guid DocumentId)
{
    public override string ToString() => $"d-{TenantId}/{DocumentId:D}";

    /// <summary>Reads a grain key made by <see cref="ToString"/>.</summary>
    /// <exception cref="FormatException">The text is no document key.</exception>
    public static DocumentKey Parse(string key)
    {
        var (tenant, id) = GrainKeyText.Split(key, "d-");
        return new DocumentKey(tenant, id);
    }
}
