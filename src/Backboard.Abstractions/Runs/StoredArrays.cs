namespace Backboard.Abstractions;

internal static class StoredArrays
{
    /// <summary>A member that a row was stored before is read as the default; nobody shall have to think of that.</summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> stored) => stored.IsDefault ? [] : stored;
}
