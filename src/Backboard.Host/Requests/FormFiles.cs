namespace Backboard.Host;

/// <summary>A file of a form, to be read before the next part is.</summary>
/// <param name="Filename">As the client wrote it; may be anything, also empty.</param>
/// <param name="Content">Ends where the part ends.</param>
internal sealed record FilePart(string Filename, Stream Content);

/// <summary>Takes the files of a form while it is read.</summary>
internal interface IFormFiles
{
    /// <summary>Name of their parts; files in others are skipped.</summary>
    string Field { get; }

    /// <summary>Bytes that boundaries and headers may have beside fields and files.</summary>
    const int FrameBytes = 64 << 10;

    /// <summary>Bytes the files may have together.</summary>
    long MaxBytes { get; }

    /// <summary>Reads a file to its end, or says why the form goes no further.</summary>
    Task<Refusal?> Take(FilePart file, CancellationToken cancellationToken);
}
