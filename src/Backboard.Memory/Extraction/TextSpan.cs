using System.Runtime.InteropServices;

namespace Backboard.Memory.Extraction;

/// <summary>A piece of a text.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}
