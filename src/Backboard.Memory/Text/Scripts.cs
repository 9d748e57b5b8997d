namespace Backboard.Memory.Text;

/// <summary>What kind of character this is to someone who looks for words.</summary>
internal static class Scripts
{
    /// <summary>Scripts that put no spaces between words, and Hangul, whose endings grow onto words.</summary>
    public static bool IsUnspaced(int codePoint) => codePoint is
        (>= 0x0E00 and <= 0x0EFF) // Thai, Lao
        or (>= 0x0F00 and <= 0x0FFF) // Tibetan
        or (>= 0x1000 and <= 0x109F) // Myanmar
        or (>= 0x1780 and <= 0x17FF) // Khmer
        or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) // Kana
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) // Han
        or (>= 0xAC00 and <= 0xD7AF) // Hangul
        or (>= 0x20000 and <= 0x3FFFF); // Han beyond the basic plane

    /// <summary>Accents written as characters of their own; folded away.</summary>
    public static bool IsDiacritic(int codePoint) => codePoint is >= 0x0300 and <= 0x036F;

    public static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u02BC';
}
