package io.payung.rules.architecture.broken;

import io.payung.rules.authoring.FolderCompiler;
import org.kie.api.KieServices;
import org.mvel2.MVEL;
import org.objectweb.asm.ClassWriter;

class OutsideOfRules {

    Object sees() {
        return new Object[] {KieServices.get(), MVEL.eval("1"), new FolderCompiler(), new ClassWriter(0)};
    }
}
