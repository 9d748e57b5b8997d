namespace Backboard.Abstractions;

/// <summary>The one place where ids are made: UUID version 7, so that they sort by creation.</summary>
public static class Ids
{
    public static Guid New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());
}
