namespace Backboard.Memory.Chunking;

/// <summary>Chooses where a passage ends: before which of the pieces, counted from its first.</summary>
internal static class CutPlaces
{
    /// <summary>More follows: the best place of the longest passage, or earlier if that keeps whole what would be cut.</summary>
    public static int Next(ReadOnlySpan<Piece> pieces)
    {
        var (best, early, before) = (0, 0, 0.0);
        for (var i = 1; i < pieces.Length; i++)
        {
            before += pieces[i - 1].Tokens;
            if (before > Chunker.Most) break;
            if (before >= Chunker.Least)
            {
                if (best == 0 || pieces[i].Before >= pieces[best].Before) best = i;
            }
            else if ((early == 0 || pieces[i].Before >= pieces[early].Before) && before >= Chunker.Tiny && KeepsWhole(pieces[i..]))
            {
                early = i;
            }
        }

        if (early > 0 && (best == 0 || pieces[early].Before > pieces[best].Before)) return early;
        return best > 0 ? best : Fill(pieces);
    }

    /// <summary>Nothing follows, and it is more than one passage: the best place that leaves two, near the middle.</summary>
    public static int Last(ReadOnlySpan<Piece> pieces, double tokens)
    {
        var (best, distance, before) = (0, 0.0, 0.0);
        for (var i = 1; i < pieces.Length; i++)
        {
            before += pieces[i - 1].Tokens;
            if (before > Chunker.Most) break;
            if (tokens - before > Chunker.Most) continue;
            var offset = Math.Abs(before - (tokens / 2));
            if (best > 0 && (pieces[i].Before, -offset).CompareTo((pieces[best].Before, -distance)) <= 0) continue;
            (best, distance) = (i, offset);
        }

        return best > 0 ? best : Fill(pieces);
    }

    /// <summary>As many pieces as fit.</summary>
    private static int Fill(ReadOnlySpan<Piece> pieces)
    {
        var (count, tokens) = (1, pieces[0].Tokens);
        while (count < pieces.Length && tokens + pieces[count].Tokens <= Chunker.Most) tokens += pieces[count++].Tokens;
        return count;
    }

    /// <summary>Whether what begins here ends, at a place as good, within one passage.</summary>
    private static bool KeepsWhole(ReadOnlySpan<Piece> pieces)
    {
        var tokens = pieces[0].Tokens;
        for (var i = 1; i < pieces.Length && tokens <= Chunker.Most; i++)
        {
            if (pieces[i].Before >= pieces[0].Before) return true;
            tokens += pieces[i].Tokens;
        }

        return false;
    }
}
