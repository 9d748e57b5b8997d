using System.Globalization;
using System.Text;

namespace Backboard.Memory.Text;

/// <summary>
/// Walks through the words of a text, folded. Where a script has no spaces, every pair of neighbouring characters is a word.
/// Allocates nothing; what it returns lives until the next step.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Characters of a word that count; what is longer is cut.</summary>
    public const int MaxLength = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer;
    private int _position;
    private int _length;
    private bool _inRun;

    /// <summary>The word, folded.</summary>
    public readonly ReadOnlySpan<char> Word => _buffer[.._length];

    /// <summary>First character of the word in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Character after the word in the text.</summary>
    public int End { get; private set; }

    public bool Next()
    {
        while (_position < _text.Length)
        {
            var rune = RuneAt(_position);
            if (Scripts.IsUnspaced(rune.Value) && !Rune.IsPunctuation(rune))
            {
                if (ReadPair(rune)) return true;
                continue;
            }

            _inRun = false;
            if (Rune.IsLetterOrDigit(rune)) return ReadWord();
            _position += rune.Utf16SequenceLength;
        }

        return false;
    }

    private bool ReadPair(Rune first)
    {
        (Start, _length) = (_position, 0);
        _position += first.Utf16SequenceLength;
        Append(first);
        var second = _position < _text.Length ? RuneAt(_position) : default;
        var paired = Scripts.IsUnspaced(second.Value) && !Rune.IsPunctuation(second);
        // The last character of a run stands in the pair before it; one alone is a word.
        if (!paired && _inRun) return _inRun = false;
        if (paired) Append(second);
        _inRun = paired;
        End = _position + (paired ? second.Utf16SequenceLength : 0);
        return true;
    }

    private bool ReadWord()
    {
        (Start, _length) = (_position, 0);
        while (_position < _text.Length)
        {
            var character = _text[_position];
            if (char.IsAsciiLetterOrDigit(character))
            {
                if (_length < MaxLength) _buffer[_length++] = LetterFolding.Fold(character);
                _position++;
                continue;
            }

            if (character < 0x80 && !Scripts.IsApostrophe(character)) break;
            if (Scripts.IsApostrophe(character) && SkipContraction()) break;
            var rune = RuneAt(_position);
            if (Scripts.IsUnspaced(rune.Value) || !IsPartOfWord(rune)) break;
            _position += rune.Utf16SequenceLength;
            if (!Scripts.IsDiacritic(rune.Value)) Append(LetterFolding.Fold(rune));
        }

        End = _position;
        return true;
    }

    /// <summary>Drops 's, 're, 've, 'll, 'd and 'm; keeps the t of n't, because "can" and "can't" are not the same word.</summary>
    private bool SkipContraction()
    {
        var end = _position + 1;
        while (end < _text.Length && char.IsLetter(_text[end])) end++;
        if (end - _position is < 2 or > 3) return false;
        if (_text[_position + 1] is 't' or 'T' && _length < MaxLength) _buffer[_length++] = 't';
        _position = end;
        return true;
    }

    private void Append(Rune rune)
    {
        if (_length + rune.Utf16SequenceLength <= MaxLength) _length += rune.EncodeToUtf16(_buffer[_length..]);
    }

    private readonly Rune RuneAt(int position) =>
        Rune.DecodeFromUtf16(_text[position..], out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : new Rune(' ');

    private static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
