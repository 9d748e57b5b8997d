using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backboard.Memory.Embeddings;

/// <summary>The vectors of an index by slot, a byte a dimension, compared whole with SIMD.</summary>
internal sealed class VectorTable
{
    private sbyte[] _values = [];
    private float[] _steps = [];
    private int _stride;

    /// <summary>Slots with a vector.</summary>
    public int Count { get; private set; }

    /// <summary>Sets a slot's unit vector. All have the length of the first; another length, or an empty one, clears the slot.</summary>
    public void Set(int slot, ReadOnlySpan<float> vector)
    {
        Clear(slot);
        if (vector.IsEmpty || (_stride != 0 && _stride != StrideOf(vector.Length))) return;
        _stride = StrideOf(vector.Length);
        if (slot >= _steps.Length)
        {
            Array.Resize(ref _steps, Math.Max(64, (slot + 1) * 3 / 2));
            Array.Resize(ref _values, _steps.Length * _stride);
        }

        _steps[slot] = QuantizedVector.Write(vector, _values.AsSpan(slot * _stride, _stride));
        if (_steps[slot] > 0) Count++;
    }

    public void Clear(int slot)
    {
        if (!Has(slot)) return;
        _steps[slot] = 0;
        _values.AsSpan(slot * _stride, _stride).Clear();
        Count--;
    }

    public bool Has(int slot) => slot < _steps.Length && _steps[slot] > 0;

    /// <summary>What a question's vector is compared as; null when it cannot be.</summary>
    public short[]? Widen(ReadOnlySpan<float> vector, out float step)
    {
        step = 0;
        if (Count == 0 || vector.IsEmpty || StrideOf(vector.Length) != _stride) return null;
        var rounded = new sbyte[_stride];
        step = QuantizedVector.Write(vector, rounded);
        return step > 0 ? [.. rounded] : null;
    }

    /// <summary>Cosine of a slot's vector and a widened one, both of unit length.</summary>
    public float Cosine(int slot, ReadOnlySpan<short> widened, float step) =>
        Has(slot) ? Dot(_values.AsSpan(slot * _stride, _stride), widened) * _steps[slot] * step : 0;

    private static int StrideOf(int dimensions) => (dimensions + Vector256<sbyte>.Count - 1) / Vector256<sbyte>.Count * Vector256<sbyte>.Count;

    private static int Dot(ReadOnlySpan<sbyte> vector, ReadOnlySpan<short> widened)
    {
        ref var left = ref MemoryMarshal.GetReference(vector);
        ref var right = ref MemoryMarshal.GetReference(widened);
        var sum = Vector256<int>.Zero;
        for (nuint i = 0; i < (nuint)vector.Length; i += (nuint)Vector256<sbyte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref left, i));
            // Two products of bytes still fit a short: 2 · 127² < 2¹⁵.
            var products = (low * Vector256.LoadUnsafe(ref right, i))
                + (high * Vector256.LoadUnsafe(ref right, i + (nuint)Vector256<short>.Count));
            var (first, second) = Vector256.Widen(products);
            sum += first + second;
        }

        return Vector256.Sum(sum);
    }
}
