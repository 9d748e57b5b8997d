namespace Backboard.Host;

/// <summary>The one file of an upload.</summary>
internal sealed class SingleFile(FileIntake intake, string tenantId) : IFormFiles
{
    public string Field => "file";

    public long MaxBytes => intake.Options.MaxFileBytes;

    /// <summary>Null until it was taken.</summary>
    public UploadedFile? File { get; private set; }

    public async Task<Refusal?> Take(FilePart file, CancellationToken cancellationToken)
    {
        if (File is not null)
            return ShapeError.InBody(Field, "Field given more than once: upload one file at a time", "repeated_field");
        var taken = await intake.Take(tenantId, file, cancellationToken);
        File = taken.Value;
        return taken.Refusal;
    }
}
