namespace Backboard.Abstractions;

/// <summary>A value, or the refusal that stands in its place. Crosses grain calls; never an exception.</summary>
/// <typeparam name="T">The value when the call was accepted.</typeparam>
[GenerateSerializer, Immutable, Alias("backboard.result`1")]
public sealed record Result<T>([property: Id(0)] T? Value, [property: Id(1)] Error? Error)
{
    /// <summary>True when <see cref="Value"/> is meant and <see cref="Error"/> is null.</summary>
    public bool IsOk => Error is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
