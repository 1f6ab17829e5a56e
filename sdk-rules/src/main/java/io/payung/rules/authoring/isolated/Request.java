package io.payung.rules.authoring.isolated;

import io.payung.rules.authoring.source.RawFiles;
import io.payung.rules.pack.Problem;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the child is asked: it needs no access to any file.
 *
 * @param stored whether the files are the text of a stored source instead of a folder's bytes
 * @param name   stands before every path
 * @param files  as bytes, and nobody has looked into them yet
 * @param listed what was wrong with the folder's names and sizes
 */
record Request(boolean stored, String name, RawFiles files, List<Problem> listed) {

    void write(DataOutputStream out) throws IOException {
        out.writeBoolean(stored);
        out.writeUTF(name);
        out.writeInt(files.files().size());
        for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
            out.writeUTF(file.getKey());
            out.writeInt(file.getValue().length);
            out.write(file.getValue());
        }
        Answer.writeProblems(out, listed);
        out.flush();
    }

    static Request read(DataInputStream in) throws IOException {
        boolean stored = in.readBoolean();
        String name = in.readUTF();
        SortedMap<String, byte[]> files = new TreeMap<>();
        int count = in.readInt();
        for (int index = 0; index < count; index++) {
            String path = in.readUTF();
            files.put(path, in.readNBytes(in.readInt()));
        }
        return new Request(stored, name, new RawFiles(files), Answer.readProblems(in));
    }
}
