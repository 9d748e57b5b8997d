namespace Backboard.Host;

/// <summary>What is to be forgotten: one user, what one thread said, or everything.</summary>
internal sealed record MemoryEraseRequest(string? UserId, Guid? ThreadId)
{
    public static Parsed<MemoryEraseRequest> From(HttpRequest request)
    {
        var reader = new QueryReader(request);
        var erase = new MemoryEraseRequest(reader.UserId("user_id"), reader.Uuid("thread_id"));
        if (reader.Refusal is { } refusal)
            return refusal;
        return erase is { UserId: not null, ThreadId: not null }
            ? Error.Invalid("Name user_id or thread_id, not both", "ambiguous_erase")
            : erase;
    }
}
