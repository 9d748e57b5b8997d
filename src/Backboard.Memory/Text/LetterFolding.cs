using System.Text;

namespace Backboard.Memory.Text;

/// <summary>Lower case without diacritics, for Latin, Greek and Cyrillic; other letters only lose their case.</summary>
internal static class LetterFolding
{
    private const int TableLength = 0x2000;

    // Normalization needs ICU, which an invariant process has not, so decompositions are spelled out in code point order.
    private const string Latin = "aaaaaaaceeeeiiiidnooooo×ouuuuytsaaaaaaaceeeeiiiidnooooo÷ouuuuyty";
    private const string LatinExtended =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkkllllllllll"
        + "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    private const string Vietnamese = "a24e16i4o24u14y8";

    private static readonly char[] Table = BuildTable();

    public static char Fold(char letter)
    {
        if (char.IsAsciiLetterUpper(letter)) return (char)(letter | 0x20);
        return letter < TableLength ? Table[letter] : char.ToLowerInvariant(letter);
    }

    public static Rune Fold(Rune letter) => letter.IsBmp ? new Rune(Fold((char)letter.Value)) : Rune.ToLowerInvariant(letter);

    private static char[] BuildTable()
    {
        var table = new char[TableLength];
        for (var i = 0; i < table.Length; i++) table[i] = char.ToLowerInvariant((char)i);
        Latin.CopyTo(0, table, 0xC0, Latin.Length);
        LatinExtended.CopyTo(0, table, 0x100, LatinExtended.Length);
        for (var (run, at) = (0, 0x1EA0); run < Vietnamese.Length;)
        {
            var letter = Vietnamese[run++];
            var digits = run;
            while (run < Vietnamese.Length && char.IsAsciiDigit(Vietnamese[run])) run++;
            for (var left = int.Parse(Vietnamese.AsSpan(digits, run - digits)); left > 0; left--) table[at++] = letter;
        }

        foreach (var (accented, plain) in "άαέεήηίιόούυώωϊιϋυёеϐβςσ".Chunk(2).Select(pair => (pair[0], pair[1])))
        {
            table[accented] = plain;
            table[char.ToUpperInvariant(accented)] = plain;
        }

        return table;
    }
}
