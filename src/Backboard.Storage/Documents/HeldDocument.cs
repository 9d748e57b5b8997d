namespace Backboard.Storage.Documents;

/// <summary>The row of a document as long as a claim may write in its name.</summary>
internal static class HeldDocument
{
    public const string Is = $"{DocumentColumns.AreOfKey} AND status = 'PROCESSING' AND owner = @owner AND attempt = @attempt";

    public static (string Name, object? Value)[] Parameters(DocumentClaim claim) =>
        [.. claim.Document.Key.Parameters(), ("owner", claim.Owner), ("attempt", claim.Document.Attempt)];
}
