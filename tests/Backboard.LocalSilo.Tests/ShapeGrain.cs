namespace Backboard.LocalSilo.Tests;

/// <summary>Every return type that a grain call may have.</summary>
public interface IShapeGrain : IGrainWithStringKey
{
    Task Plain(int a, string? b, CancellationToken cancellationToken);

    Task<int> Typed(int value);

    ValueTask PlainValue(int value);

    ValueTask<int> TypedValue(int value);

    /// <summary>Throws before there is a task.</summary>
    Task<int> Immediate();

    Task<int> Null();
}

public sealed class ShapeGrain : Grain, IShapeGrain
{
    public async Task Plain(int a, string? b, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Check(b is null ? a : -1);
    }

    public Task<int> Typed(int value) => Task.FromResult(Check(value));

    public async ValueTask PlainValue(int value)
    {
        await Task.Yield();
        Check(value);
    }

    public ValueTask<int> TypedValue(int value) => ValueTask.FromResult(Check(value));

    public Task<int> Immediate() => throw new FormatException("immediate");

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "MA0022", Justification = "The mistake under test.")]
    public Task<int> Null() => null!;

    private static int Check(int value) => value >= 0 ? value : throw new FormatException("negative");
}
